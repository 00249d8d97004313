# garis_test(NAME SOURCES … LIBRARIES … [DEFINITIONS …])
#
# A Catch2 program that runs as one test. Catch2 3 and 2.13 bring Catch2::Catch2WithMain; older ones do
# not, so a main is made for them.
find_package(Catch2 REQUIRED)

if(TARGET Catch2::Catch2WithMain)
  set(GARIS_CATCH_MAIN Catch2::Catch2WithMain)
else()
  file(WRITE "${PROJECT_BINARY_DIR}/tests/catch_main.cpp"
    "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
  add_library(garis_catch_main STATIC "${PROJECT_BINARY_DIR}/tests/catch_main.cpp")
  target_link_libraries(garis_catch_main PUBLIC Catch2::Catch2)
  set(GARIS_CATCH_MAIN garis_catch_main)
endif()

function(garis_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;DEFINITIONS" ${ARGN})
  set(target "test_${name}")
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE ${ARG_LIBRARIES} ${GARIS_CATCH_MAIN} garis_warnings)
  target_compile_definitions(${target} PRIVATE ${ARG_DEFINITIONS})
  add_test(NAME ${name} COMMAND ${target})
endfunction()
