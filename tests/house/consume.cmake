# Installs the build into a fresh folder and builds and runs another project against it.
#   cmake -DBUILD=… -DSOURCE=… -DWORK=… -DCXX=… -DTYPE=… [-DLAUNCHER=ccache] -P consume.cmake
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\nends with ${code}\n${text}")
  endif()
  set(text "${text}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
run("${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}" -B "${WORK}/build" "-DCMAKE_PREFIX_PATH=${WORK}/prefix"
  "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_BUILD_TYPE=${TYPE}" "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}")
run("${CMAKE_COMMAND}" --build "${WORK}/build")
run("${WORK}/build/consume" "${WORK}/prefix/share/garis/rules/vocabulary")
message("${text}")
# The installed program finds its rules beside itself, from any folder.
run("${CMAKE_COMMAND}" -E chdir "${WORK}" "${WORK}/prefix/bin/garis" check
  "${SOURCE}/../../../samples/kl-office/office.xml" --rules my-ms1525@2019 --as-of 2026-02-11)
file(REMOVE_RECURSE "${WORK}")
