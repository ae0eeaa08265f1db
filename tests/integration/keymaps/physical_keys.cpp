// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/keymaps/physical_keys.hpp"

#include <map>
#include <vector>

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace pult::test {

namespace {

/// Where the keys are, as evdev numbers them for X: rows of the keyboard, key by key.
const std::map<std::string, unsigned>& codes() {
    static const auto all = [] {
        std::map<std::string, unsigned> made{{"Esc", 9},    {"Tab", 23},   {"Return", 36}, {"Ctrl", 37},
                                             {"Shift", 50}, {"Alt", 64},   {"Space", 65},  {"Up", 111},
                                             {"Down", 116}, {"F11", 95},   {"F12", 96},    {"Home", 110},
                                             {"End", 115},  {"PgUp", 112}, {"PgDown", 117}};
        const std::pair<std::string, unsigned> rows[] = {
            {"1234567890-=", 10}, {"QWERTYUIOP[]", 24}, {"ASDFGHJKL;'`", 38}, {"ZXCVBNM,./", 52}};
        for (const auto& [keys, first] : rows)
            for (std::size_t i = 0; i < keys.size(); ++i)
                made[std::string(1, keys[i])] = first + static_cast<unsigned>(i);
        for (unsigned number = 1; number <= 10; ++number)
            made["F" + std::to_string(number)] = 66 + number;
        return made;
    }();
    return all;
}

} // namespace

PhysicalKeys::PhysicalKeys() : m_display(XOpenDisplay(nullptr)) {}

PhysicalKeys::~PhysicalKeys() {
    if (m_display)
        XCloseDisplay(m_display);
}

void PhysicalKeys::lockGroup(unsigned group) {
    XkbLockGroup(m_display, XkbUseCoreKbd, group);
    XSync(m_display, False);
}

bool PhysicalKeys::press(const std::string& keys) {
    std::vector<unsigned> order;
    std::string rest = keys;
    while (!rest.empty()) {
        const std::size_t plus = rest.find('+', 1);
        const auto found = codes().find(rest.substr(0, plus));
        if (found == codes().end())
            return false;
        order.push_back(found->second);
        rest = plus == std::string::npos ? "" : rest.substr(plus + 1);
    }
    for (const unsigned code : order)
        XTestFakeKeyEvent(m_display, code, True, CurrentTime);
    for (auto code = order.rbegin(); code != order.rend(); ++code)
        XTestFakeKeyEvent(m_display, *code, False, CurrentTime);
    XSync(m_display, False);
    return true;
}

} // namespace pult::test
