#include "checker/cli/command.hpp"

int main(int argc, char** argv) { return garis::cli::run(argc, argv); }
