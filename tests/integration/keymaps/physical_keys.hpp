// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

struct _XDisplay;

namespace pult::test {

/// A hand at the keyboard of the X display: presses keys by where they are, whatever the keymap makes of them.
class PhysicalKeys {
public:
    PhysicalKeys();
    ~PhysicalKeys();
    PhysicalKeys(const PhysicalKeys&) = delete;
    PhysicalKeys& operator=(const PhysicalKeys&) = delete;

    bool isThere() const { return m_display != nullptr; }
    /// The layout of several that is active, from 0.
    void lockGroup(unsigned group);
    /// "Ctrl+Shift+S", named by what is printed on a Latin keyboard. False: no such key.
    bool press(const std::string& keys);

private:
    _XDisplay* m_display;
};

} // namespace pult::test
