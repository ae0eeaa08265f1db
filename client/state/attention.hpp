// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

/// Who is typing in a dialog and who has it open. Nobody says when it ends for sure, so everything expires.
class Attention {
public:
    /// The visitor's widget repeats itself every few seconds.
    static constexpr Millis kCustomerTypes{8'000};
    /// A colleague's lease; renewed every 20 s while he types.
    static constexpr Millis kColleagueTypes{60'000};
    /// Renewed every 30 s while it is open.
    static constexpr Millis kViews{75'000};

    void typing(DialogId dialog, const wire::Author& who, bool note, Ticks now);
    /// A message of `who` has arrived: he is done.
    void wrote(DialogId dialog, const wire::Author& who);
    void viewing(DialogId dialog, OperatorId who, std::string name, bool views, Ticks now);
    void forget(DialogId dialog) { m_dialogs.erase(dialog); }
    void clear() { m_dialogs.clear(); }
    /// Dialogs in which something ended.
    std::vector<DialogId> expire(Ticks now);
    std::optional<Ticks> nextExpiry() const;

    struct Typist {
        wire::Author who;
        bool note = false;
        Ticks until{};
        Ticks since{};
    };
    struct Viewer {
        OperatorId who;
        std::string name;
        Ticks until{};
    };
    std::vector<Typist> typists(DialogId dialog) const;
    std::vector<Viewer> viewers(DialogId dialog) const;

private:
    struct Dialog {
        std::vector<Typist> typists; ///< in the order they began
        std::vector<Viewer> viewers;
    };
    std::unordered_map<DialogId, Dialog> m_dialogs;
};

} // namespace pult::client
