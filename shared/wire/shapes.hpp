// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

/// Shapes of JSON that plain C++ types can't say.
namespace pult::wire {

/// A member that is always sent, as `null` when empty. A std::optional member is left out instead.
template <class T>
class Nullable : public std::optional<T> {
public:
    using std::optional<T>::optional;
    Nullable() = default;
    Nullable(std::optional<T> other) : std::optional<T>(std::move(other)) {}
};

/// A list whose only element may stand there without the brackets.
template <class T>
class OneOrMany : public std::vector<T> {
public:
    using std::vector<T>::vector;
};

/// Text that may be written as a whole number: `"me"`, `"7"` or `7`.
class TextOrNumber : public std::string {
public:
    using std::string::string;
    TextOrNumber() = default;
    TextOrNumber(std::string text) : std::string(std::move(text)) {}
};

} // namespace pult::wire
