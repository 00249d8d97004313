#include "checker/cli/command.hpp"
namespace garis::cli { int explain(const Arguments&) { return usage("explain: being written"); } }
