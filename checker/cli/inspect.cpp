#include "checker/cli/command.hpp"
namespace garis::cli { int inspect(const Arguments&) { return usage("inspect: being written"); } }
