# Language level, warnings, hardening, sanitizers, and the helpers that make builds fast.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Programs are compiled as libraries are, so that one precompiled header serves both; they are linked with -pie all the same.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE -fPIC)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(PULT_CCACHE ccache)
if(PULT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A precompiled header is only cached when ccache may overlook its time stamps.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${PULT_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()
find_program(PULT_MOLD mold)
if(PULT_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wconversion -Werror -Werror=return-type)
if(PULT_UNITY)
  # An anonymous namespace is at home in a header-like part of a unity source too.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlaps and overruns in plain std::string concatenation (its bugs 105329 and 105651).
  add_compile_options(-Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

# What every shipped binary is hardened with. Sanitizers bring their own checks.
add_compile_options(-fstack-protector-strong -fstack-clash-protection)
if(PULT_SANITIZE)
  add_compile_options(-fsanitize=${PULT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PULT_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Documented: with sanitizers GCC warns of uninitialised values where there are none, here in std::regex.
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
  if(PULT_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The thread sanitizer doesn't see fences. Asio's go, what they order its mutexes order as well; those of its
    # reference counts stay, and a race behind one would be reported in a destructor.
    add_compile_options(-Wno-tsan)
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
  endif()
elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-pie -Wl,-z,relro,-z,now)

if(PULT_FUZZ)
  # Lets libFuzzer see which branches of the rooms an input reaches.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(PULT_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
