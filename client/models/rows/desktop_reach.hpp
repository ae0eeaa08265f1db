// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// The ways this desktop has to reach somebody who doesn't look at the window.
struct DesktopReach {
    bool notifications = false; ///< a program that shows them runs, or would be started
    bool tray = false;
    bool sound = false;
    bool hushed = false; ///< the desktop itself holds notifications back now
    bool muted = false;  ///< there is sound, but the desktop has switched it off
    bool operator==(const DesktopReach&) const = default;
};

} // namespace pult::client
