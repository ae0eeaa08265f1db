# pult_embed(<target> <name> BASE <dir> FILES <file>...)
#
# Puts files into the binary: makes <name>.hpp/.cpp with `std::span<const pult::embedded::File>`
# from `pult::embedded::<name>()`, sorted by path relative to BASE.
set(PULT_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed.cmake")
function(pult_embed target name)
  cmake_parse_arguments(EMBED "" "BASE" "FILES" ${ARGN})
  set(out "${PROJECT_BINARY_DIR}/embedded")
  list(SORT EMBED_FILES)
  list(JOIN EMBED_FILES "|" joined)
  add_custom_command(
    OUTPUT "${out}/embedded/${name}.cpp" "${out}/embedded/${name}.hpp"
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} "-DFILES=${joined}" -DBASE=${EMBED_BASE} -DOUT=${out}/embedded -P ${PULT_EMBED_SCRIPT}
    DEPENDS ${EMBED_FILES} ${PULT_EMBED_SCRIPT}
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${out}/embedded/${name}.cpp" "${out}/embedded/${name}.hpp")
  target_include_directories(${target} PUBLIC "${out}")
  set_source_files_properties("${out}/embedded/${name}.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
