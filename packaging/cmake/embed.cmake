# Run by pult_embed at build time. Bytes are written as octal escapes in string literals: any file
# survives, and compilers read literals far faster than initialiser lists of numbers.
string(REPLACE "|" ";" FILES "${FILES}")
file(WRITE "${OUT}/${NAME}.hpp" "#pragma once
#include <span>
#include <string_view>
namespace pult::embedded {
#ifndef PULT_EMBEDDED_FILE
#define PULT_EMBEDDED_FILE
struct File { std::string_view path; std::string_view bytes; };
#endif
std::span<const File> ${NAME}();
}
")
set(entries "")
set(bodies "")
set(index 0)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH path "${BASE}" "${file}")
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
  # A literal per 64 bytes: "\x41" "42" would otherwise read on into the next digits.
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)" "\\1\"\n\"" lines "${escaped}")
  string(APPEND bodies "const char file${index}[] =\n\"${lines}\";\n")
  string(APPEND entries "    {\"${path}\", {file${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}/${NAME}.cpp" "#include \"embedded/${NAME}.hpp\"
namespace pult::embedded {
namespace {
${bodies}
const File files[] = {
${entries}};
}
std::span<const File> ${NAME}() { return files; }
}
")
