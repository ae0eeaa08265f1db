// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_habits.hpp"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pult::client {

namespace {

constexpr qsizetype kMost = 2000;

QStringList placesOf(std::int64_t id, std::int64_t channel, const QStringList& tags) {
    QStringList places{QStringLiteral("%1 c%2").arg(id).arg(channel)};
    for (const QString& tag : tags)
        places.append(QStringLiteral("%1 t%2").arg(id).arg(tag));
    return places;
}

} // namespace

void TemplateHabits::count(std::int64_t id, std::int64_t channel, const QStringList& tags) {
    for (const QString& place : placesOf(id, channel, tags))
        ++m_uses[place];
    if (m_uses.size() > kMost)
        forgetRarest();
}

int TemplateHabits::uses(std::int64_t id, std::int64_t channel, const QStringList& tags) const {
    int uses = 0;
    for (const QString& place : placesOf(id, channel, tags))
        uses += m_uses.value(place);
    return uses;
}

/// All counts are halved: what is used now catches up with what was used once.
void TemplateHabits::forgetRarest() {
    for (int& uses : m_uses)
        uses /= 2;
    erase_if(m_uses, [](const auto& each) { return each.value() == 0; });
}

QByteArray TemplateHabits::toJson() const {
    QJsonObject all;
    for (auto use = m_uses.begin(); use != m_uses.end(); ++use)
        all.insert(use.key(), use.value());
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

TemplateHabits TemplateHabits::fromJson(const QByteArray& json) {
    TemplateHabits habits;
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    for (auto use = all.begin(); use != all.end(); ++use)
        if (const int times = use.value().toInt(); times > 0)
            habits.m_uses.insert(use.key(), times);
    return habits;
}

} // namespace pult::client
