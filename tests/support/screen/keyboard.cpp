// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen/keyboard.hpp"

#include <array>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace pult::support {

void Keyboard::Close::operator()(Display* display) const {
    XCloseDisplay(display);
}

Keyboard::Keyboard(const std::string& display) : m_display(XOpenDisplay(display.c_str())) {
    int event = 0;
    int error = 0;
    int major = 0;
    int minor = 0;
    if (!m_display || !XTestQueryExtension(m_display.get(), &event, &error, &major, &minor))
        throw std::runtime_error("no display " + display + " with XTest");
}

Keyboard::Stroke Keyboard::strokeOf(unsigned long symbol) const {
    Stroke stroke;
    stroke.code = XKeysymToKeycode(m_display.get(), symbol);
    if (stroke.code != 0 && XkbKeycodeToKeysym(m_display.get(), static_cast<KeyCode>(stroke.code), 0, 0) != symbol)
        stroke.shift = true;
    return stroke;
}

void Keyboard::hit(Stroke stroke) {
    const unsigned shift = XKeysymToKeycode(m_display.get(), XK_Shift_L);
    if (stroke.shift)
        XTestFakeKeyEvent(m_display.get(), shift, True, CurrentTime);
    XTestFakeKeyEvent(m_display.get(), stroke.code, True, CurrentTime);
    XTestFakeKeyEvent(m_display.get(), stroke.code, False, CurrentTime);
    if (stroke.shift)
        XTestFakeKeyEvent(m_display.get(), shift, False, CurrentTime);
}

bool Keyboard::press(std::string_view keys) {
    static constexpr std::array<std::pair<std::string_view, unsigned long>, 3> kModifiers = {
        {{"ctrl", XK_Control_L}, {"alt", XK_Alt_L}, {"shift", XK_Shift_L}}};
    std::vector<unsigned> held;
    for (std::size_t plus = keys.find('+'); plus != std::string_view::npos; plus = keys.find('+')) {
        for (const auto& [name, symbol] : kModifiers)
            if (keys.substr(0, plus) == name)
                held.push_back(XKeysymToKeycode(m_display.get(), symbol));
        keys.remove_prefix(plus + 1);
    }
    const Stroke stroke = strokeOf(XStringToKeysym(std::string(keys).c_str()));
    if (stroke.code == 0)
        return false;
    for (const unsigned code : held)
        XTestFakeKeyEvent(m_display.get(), code, True, CurrentTime);
    hit(stroke);
    for (const unsigned code : held)
        XTestFakeKeyEvent(m_display.get(), code, False, CurrentTime);
    XSync(m_display.get(), False);
    return true;
}

bool Keyboard::type(std::string_view text, std::chrono::milliseconds pause) {
    std::vector<Stroke> strokes;
    for (const char letter : text) {
        // In ASCII the symbol's number is the character's.
        const Stroke stroke = strokeOf(static_cast<unsigned char>(letter));
        if (letter < ' ' || stroke.code == 0)
            return false;
        strokes.push_back(stroke);
    }
    for (const Stroke& stroke : strokes) {
        hit(stroke);
        XSync(m_display.get(), False);
        std::this_thread::sleep_for(pause);
    }
    return true;
}

void Keyboard::moveTo(int x, int y) {
    XTestFakeMotionEvent(m_display.get(), -1, x, y, CurrentTime);
    XSync(m_display.get(), False);
}

void Keyboard::click(int button) {
    XTestFakeButtonEvent(m_display.get(), static_cast<unsigned>(button), True, CurrentTime);
    XTestFakeButtonEvent(m_display.get(), static_cast<unsigned>(button), False, CurrentTime);
    XSync(m_display.get(), False);
}

} // namespace pult::support
