// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/passing_news.hpp"

#include <QCoreApplication>
#include <QStringList>

namespace pult::client {

namespace {

/// Context of the translations.
struct News {
    Q_DECLARE_TR_FUNCTIONS(pult::client::PassingNews)
};

} // namespace

QString PassingNews::add(const Item& item, Ticks now) {
    end(item.key);
    m_items.append(item);
    return tick(now);
}

void PassingNews::end(const QString& key) {
    m_items.removeIf([&](const Item& each) { return !each.message && each.key == key; });
}

QString PassingNews::tick(Ticks now) {
    const auto due = nextTick();
    return due && *due <= now ? say(now) : QString();
}

std::optional<Ticks> PassingNews::nextTick() const {
    if (m_items.isEmpty())
        return std::nullopt;
    return m_said ? *m_said + kApart : Ticks{};
}

QString PassingNews::say(Ticks now) {
    m_said = now;
    QStringList messages;
    QStringList others;
    for (const Item& item : m_items)
        (item.message ? messages : others).append(item.words);
    m_items.clear();
    if (messages.size() > 1)
        messages = {News::tr("%n new message(s)", nullptr, static_cast<int>(messages.size()))};
    return (messages + others).join(QStringLiteral(". "));
}

} // namespace pult::client
