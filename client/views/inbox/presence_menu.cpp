// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/presence_menu.hpp"

#include <QCoreApplication>
#include <QMenu>

namespace pult::client {

namespace {

/// Context of the translations.
struct PresenceMenu {
    Q_DECLARE_TR_FUNCTIONS(pult::client::PresenceMenu)
};

} // namespace

void fillPresenceMenu(QMenu& menu, const PresenceChoices& choices,
                      const std::function<void(const DeclaredPresence&)>& choose,
                      const std::function<void(Presence)>& ask) {
    const auto add = [&](QMenu& to, const QString& words, const DeclaredPresence& declared) {
        QAction* action = to.addAction(QString(words).replace(u'&', QStringLiteral("&&")), &menu,
                                       [choose, declared] { choose(declared); });
        action->setCheckable(true);
        action->setChecked(declared == choices.now);
    };
    add(menu, presenceName(Presence::online), {Presence::online});
    for (const Presence presence : {Presence::busy, Presence::pause}) {
        QMenu* reasons = menu.addMenu(presenceName(presence));
        reasons->menuAction()->setCheckable(true);
        reasons->menuAction()->setChecked(choices.now.presence == presence);
        add(*reasons, PresenceMenu::tr("Without a reason"), {presence});
        for (const QString& reason : choices.reasons)
            add(*reasons, reason, {presence, reason});
        const bool own = choices.now.presence == presence && !choices.now.reason.isEmpty() &&
                         !choices.reasons.contains(choices.now.reason);
        if (own)
            add(*reasons, choices.now.reason, choices.now);
        reasons->addSeparator();
        const bool first = choices.reasons.isEmpty() && !own;
        reasons->addAction(first ? PresenceMenu::tr("With a reason…") : PresenceMenu::tr("Another reason…"), &menu,
                           [ask, presence] { ask(presence); });
    }
    add(menu, presenceName(Presence::hidden), {Presence::hidden});
}

} // namespace pult::client
