// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What the targets share. Each defines `run`, which takes bytes from outside: whatever they are, it returns. A crash,
/// a sanitizer's report or a broken expectation is a find.
namespace pult::fuzz {

inline void expect(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "broken expectation: %s\n", what);
    std::abort();
}

/// "dialog.take\n{...}": the first line chooses, the rest is the input.
struct Chosen {
    std::string_view name;
    std::string_view input;
};
inline Chosen byFirstLine(std::string_view bytes) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos)
        return {bytes, {}};
    return {bytes.substr(0, end), bytes.substr(end + 1)};
}

void run(std::string_view bytes);

} // namespace pult::fuzz

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    pult::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
