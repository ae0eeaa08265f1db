// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

struct _XDisplay;

namespace pult::support {

/// Hands at an X display: keys and a mouse as from outside (XTest), for whatever window has the focus.
class Keyboard {
public:
    /// Throws std::runtime_error when there is no such display, or it has no XTest.
    explicit Keyboard(const std::string& display);

    /// "Return", "ctrl+Tab", "alt+Down", "a". False: there is no such key. Comes back when the server has it.
    [[nodiscard]] bool press(std::string_view keys);
    /// ASCII only. False: it holds another character, nothing was typed.
    [[nodiscard]] bool type(std::string_view text, std::chrono::milliseconds pause);
    void moveTo(int x, int y);
    void click(int button);

private:
    struct Close {
        void operator()(_XDisplay* display) const;
    };
    struct Stroke {
        unsigned code = 0; ///< 0: none
        bool shift = false;
    };
    Stroke strokeOf(unsigned long symbol) const;
    void hit(Stroke stroke);

    std::unique_ptr<_XDisplay, Close> m_display;
};

} // namespace pult::support
