# garis_library(NAME SOURCES … HEADERS … DEPENDS … PRIVATE …)
#
# A static library garis_NAME with the alias garis::NAME. DEPENDS are other Garis libraries and what the
# headers need; PRIVATE is what only the sources need. Flags live in one interface target.
add_library(garis_options INTERFACE)
add_library(garis::options ALIAS garis_options)
target_compile_features(garis_options INTERFACE cxx_std_20)
target_include_directories(garis_options INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
# The same numbers on every machine: no fused multiply-add behind the source's back.
target_compile_options(garis_options INTERFACE $<BUILD_INTERFACE:-ffp-contract=off>)

add_library(garis_warnings INTERFACE)
target_compile_options(garis_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual $<$<BOOL:${GARIS_WERROR}>:-Werror>)
# GCC 12 takes some concatenations of strings for copies that overlap: https://gcc.gnu.org/PR105651
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12
   AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(garis_warnings INTERFACE -Wno-restrict)
endif()
if(GARIS_SANITIZE)
  target_compile_options(garis_options INTERFACE $<BUILD_INTERFACE:-fsanitize=${GARIS_SANITIZE}>
    $<BUILD_INTERFACE:-fno-omit-frame-pointer> $<BUILD_INTERFACE:-fno-sanitize-recover=all>)
  target_link_options(garis_options INTERFACE $<BUILD_INTERFACE:-fsanitize=${GARIS_SANITIZE}>)
endif()
set_property(GLOBAL PROPERTY GARIS_LIBRARIES garis_options)

function(garis_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;DEPENDS;PRIVATE" ${ARGN})
  set(target "garis_${name}")
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    target_link_libraries(${target} PUBLIC garis::options ${ARG_DEPENDS}
      PRIVATE ${ARG_PRIVATE} $<BUILD_INTERFACE:garis_warnings>)
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE garis::options ${ARG_DEPENDS})
    set(scope INTERFACE)
  endif()
  add_library(garis::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} OUTPUT_NAME garis-${name})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${ARG_HEADERS})
  set_property(GLOBAL APPEND PROPERTY GARIS_LIBRARIES ${target})
endfunction()
