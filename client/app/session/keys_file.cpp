// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/keys_file.hpp"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace pult::client {

namespace {
const QString kMember = QStringLiteral("pult_keys");
} // namespace

QByteArray keysAsJson(const QHash<QString, QString>& keys) {
    QJsonObject chosen;
    for (auto key = keys.begin(); key != keys.end(); ++key)
        chosen.insert(key.key(), key.value());
    return QJsonDocument(QJsonObject{{kMember, chosen}}).toJson();
}

std::optional<KeysRead> keysInJson(const QByteArray& json, const QList<ActionRow>& actions) {
    const QJsonObject whole = QJsonDocument::fromJson(json).object();
    if (!whole.value(kMember).isObject())
        return std::nullopt;
    const QJsonObject chosen = whole.value(kMember).toObject();
    // As it would be with all of them: two may have changed places.
    QList<ActionRow> wanted = actions;
    for (ActionRow& action : wanted)
        action.key = action.fixed ? action.key : chosen.value(action.id).toString(action.usualKey);
    KeysRead read;
    for (auto key = chosen.begin(); key != chosen.end(); ++key) {
        const auto action =
            std::find_if(actions.begin(), actions.end(), [&](const auto& each) { return each.id == key.key(); });
        const bool fits = action != actions.end() && !action->fixed &&
                          judgeKey(wanted, key.key(), key.value().toString()).trouble == KeyTrouble::none;
        if (!fits)
            ++read.left;
        else if (key.value().toString() != action->usualKey)
            read.keys.insert(key.key(), key.value().toString());
    }
    return read;
}

} // namespace pult::client
