# pult_translations(<target> <file.ts>...): compiles them and puts them into the target's resources as :/i18n/<name>.qm;
# the target calls Q_INIT_RESOURCE(i18n). `cmake --build … --target pult_update_translations` collects new strings.
function(pult_translations target)
  set(out "${PROJECT_BINARY_DIR}/i18n")
  file(MAKE_DIRECTORY "${out}")
  set(entries "")
  set(compiled "")
  foreach(ts IN LISTS ARGN)
    get_filename_component(name "${ts}" NAME_WE)
    add_custom_command(
      OUTPUT "${out}/${name}.qm"
      COMMAND Qt6::lrelease -silent "${ts}" -qm "${out}/${name}.qm"
      DEPENDS "${ts}"
      VERBATIM)
    string(APPEND entries "    <file>${name}.qm</file>\n")
    list(APPEND compiled "${out}/${name}.qm")
  endforeach()
  file(CONFIGURE OUTPUT "${out}/i18n.qrc" CONTENT "<RCC>\n  <qresource prefix=\"/i18n\">\n${entries}  </qresource>\n</RCC>\n")
  add_custom_command(
    OUTPUT "${out}/qrc_i18n.cpp"
    COMMAND Qt6::rcc --name i18n -o "${out}/qrc_i18n.cpp" "${out}/i18n.qrc"
    DEPENDS "${out}/i18n.qrc" ${compiled}
    VERBATIM)
  target_sources(${target} PRIVATE "${out}/qrc_i18n.cpp")
  set_source_files_properties("${out}/qrc_i18n.cpp" PROPERTIES SKIP_AUTOMOC ON)
  add_custom_target(pult_update_translations
    COMMAND Qt6::lupdate -silent -I "${PROJECT_SOURCE_DIR}" -locations none -no-obsolete "${PROJECT_SOURCE_DIR}/client" -ts ${ARGN}
    VERBATIM)
endfunction()
