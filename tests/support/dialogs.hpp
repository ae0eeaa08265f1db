// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "shared/domain/lifecycle.hpp"

/// Dialogs in every state, for tests: reached by the events that lead there, so that they are possible ones.
namespace pult::test {

using namespace std::chrono_literals;

inline constexpr OperatorId kAnna{1};
inline constexpr OperatorId kBoris{2};
inline constexpr OperatorId kVera{3};
inline constexpr Time kNoon{Millis{1'700'000'000'000}};

inline domain::Actor byOperator(OperatorId who) {
    return {wire::AuthorKind::operator_, who.value, "operator"};
}
inline domain::Actor byCustomer() {
    return {wire::AuthorKind::customer, 5, "customer"};
}
inline domain::Actor bySystem() {
    return {wire::AuthorKind::system, 0, ""};
}
inline domain::Actor byBot() {
    return {wire::AuthorKind::bot, 0, "bot"};
}

/// Applies events one after the other; every one of them has to succeed.
class DialogBuilder {
public:
    explicit DialogBuilder(domain::Dialog dialog) : m_dialog(std::move(dialog)) {}

    DialogBuilder& then(const domain::DialogEvent& event, domain::Actor actor, Millis after = 0ms,
                        domain::Policy policy = {}) {
        m_dialog = domain::apply(m_dialog, event, actor, kNoon + after, policy).value().dialog;
        return *this;
    }
    operator domain::Dialog() const { return m_dialog; }

private:
    domain::Dialog m_dialog;
};

/// A customer wrote at noon, message number 10.
inline domain::Dialog opened(domain::Policy policy = {}) {
    auto dialog = domain::open(domain::event::Inbound{kNoon, 10}, byCustomer(), kNoon, policy).value().dialog;
    dialog.id = DialogId{100};
    dialog.threadId = ThreadId{1};
    dialog.group = GroupId{1};
    return dialog;
}
inline domain::Dialog inBot() {
    domain::Policy policy;
    policy.botAnswers = true;
    return opened(policy);
}
inline domain::Dialog inQueue() {
    return opened();
}
inline domain::Dialog offeredTo(OperatorId who) {
    return DialogBuilder(inQueue()).then(domain::event::Offered{who}, bySystem());
}
inline domain::Dialog activeOf(OperatorId who) {
    return DialogBuilder(inQueue()).then(domain::event::Taken{who, {}}, byOperator(who));
}
/// Answered a minute later by message number 11.
inline domain::Dialog waitingOf(OperatorId who) {
    return DialogBuilder(activeOf(who)).then(domain::event::Replied{who, 11, Seq{10}}, byOperator(who), 1min);
}
/// Until an hour past noon.
inline domain::Dialog snoozedOf(OperatorId who) {
    return DialogBuilder(waitingOf(who)).then(domain::event::Snoozed{kNoon + 1h, false, {}}, byOperator(who), 2min);
}
/// At three minutes past noon.
inline domain::Dialog closedBy(OperatorId who) {
    return DialogBuilder(waitingOf(who)).then(domain::event::Closed{}, byOperator(who), 3min);
}

/// What comes of an event so long after noon.
inline Result<domain::Outcome> at(Millis after, const domain::Dialog& dialog, const domain::DialogEvent& event,
                                  const domain::Actor& actor, const domain::Policy& policy = {}) {
    return domain::apply(dialog, event, actor, kNoon + after, policy);
}
inline std::vector<domain::Transition> one(std::string cause, domain::DialogStatus from, domain::DialogStatus to) {
    return {{std::move(cause), from, to}};
}

} // namespace pult::test
