// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <cstdint>

namespace pult::client {

/// How often this operator has used which prepared text where: on which channel, in dialogs with which tags.
class TemplateHabits {
public:
    void count(std::int64_t id, std::int64_t channel, const QStringList& tags);
    /// How often in places like this one; the channel and each of the tags speak for it.
    int uses(std::int64_t id, std::int64_t channel, const QStringList& tags) const;

    QByteArray toJson() const;
    /// What can't be read is no habit.
    static TemplateHabits fromJson(const QByteArray& json);

private:
    void forgetRarest();

    QHash<QString, int> m_uses; ///< by "<text> c<channel>" and "<text> t<tag>"
};

} // namespace pult::client
