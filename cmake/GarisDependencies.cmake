# Libraries that Garis stands on; all from the system's package manager (see samples/demo.sh).
find_package(Boost 1.74 REQUIRED)  # Spirit X3, headers only
find_package(yaml-cpp REQUIRED)
find_package(XercesC REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)

# yaml-cpp names its target differently before and after 0.8.
if(TARGET yaml-cpp::yaml-cpp)
  set(GARIS_YAML_CPP yaml-cpp::yaml-cpp)
else()
  set(GARIS_YAML_CPP yaml-cpp)
endif()

find_program(GARIS_CCACHE ccache)
if(GARIS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${GARIS_CCACHE}")
endif()
