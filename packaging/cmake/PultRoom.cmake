# pult_room(<folder> [LINKS <target>...] [PRIVATE_LINKS <target>...] [PCH <target>])
#
# One room of the house = one static library made of every source in its folder. The link list
# is the rule of who may use whom: a room that is not listed doesn't link. Everything is included
# from the repository root, so that an include line shows the room.
function(pult_room folder)
  cmake_parse_arguments(ROOM "" "PCH" "LINKS;PRIVATE_LINKS" ${ARGN})
  string(REPLACE "/" "_" name "pult_${folder}")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp" "${PROJECT_SOURCE_DIR}/${folder}/*.hpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources MATCHES "\\.cpp")
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} INTERFACE ${ROOM_LINKS} ${ROOM_PRIVATE_LINKS})
    return()
  endif()
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${PULT_UNITY} UNITY_BUILD_BATCH_SIZE 8)
  if(ROOM_PCH)
    target_precompile_headers(${name} REUSE_FROM ${ROOM_PCH})
  endif()
endfunction()

# pult_precompiled(<target> HEADERS <header>... LINKS <target>...): headers that others name as their PCH. Give it no
# more to link than every one of them has: what GCC was told by -D must hold wherever the result is used.
function(pult_precompiled name)
  cmake_parse_arguments(PRECOMPILED "" "" "HEADERS;LINKS" ${ARGN})
  add_library(${name} OBJECT "${PROJECT_SOURCE_DIR}/packaging/cmake/empty.cpp")
  target_link_libraries(${name} PRIVATE ${PRECOMPILED_LINKS})
  target_precompile_headers(${name} PRIVATE ${PRECOMPILED_HEADERS})
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
endfunction()
