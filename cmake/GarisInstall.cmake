# Installs the program, its data, and the libraries for embedders:
#   find_package(garis) then target_link_libraries(mine garis::compile garis::evaluate)
include(CMakePackageConfigHelpers)

get_property(libraries GLOBAL PROPERTY GARIS_LIBRARIES)
install(TARGETS ${libraries} EXPORT garis-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT garis-targets NAMESPACE garis:: DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/garis")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/garis-config.cmake.in"
  "${PROJECT_BINARY_DIR}/garis-config.cmake" INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/garis")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/garis-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/garis-config.cmake" "${PROJECT_BINARY_DIR}/garis-config-version.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/garis")
install(TARGETS garis RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/rules" DESTINATION "${CMAKE_INSTALL_DATADIR}/garis")
