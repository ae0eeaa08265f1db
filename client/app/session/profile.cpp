// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/profile.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

namespace pult::client {

Profile::Profile(QString folder)
    : m_folder(std::move(folder)), m_settings(std::make_unique<SettingsFile>(path(QStringLiteral("settings.ini")))) {}

Result<Profile> Profile::open(const QString& wanted) {
    const QString folder =
        wanted.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : wanted;
    const auto unusable = [&](const char* why) { return fail(Errc::unavailable, folder.toStdString() + ": " + why); };
    if (!QDir().mkpath(folder))
        return unusable("the profile folder can't be made");
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFile::setPermissions(folder, ownerOnly))
        return unusable("the profile folder belongs to somebody else");
    if (!QFileInfo(folder).isWritable())
        return unusable("the profile folder can't be written to");
    return Profile(QFileInfo(folder).canonicalFilePath());
}

QString Profile::path(const QString& name) const {
    return QDir(m_folder).filePath(name);
}

QByteArray Profile::layout(const QString& place) const {
    const QString key = QStringLiteral("layouts/") + QString::fromLatin1(place.toUtf8().toPercentEncoding());
    return m_settings->value(key).toByteArray();
}

void Profile::setLayout(const QString& place, const QByteArray& layout) {
    const QString key = QStringLiteral("layouts/") + QString::fromLatin1(place.toUtf8().toPercentEncoding());
    m_settings->setValue(key, layout);
}

QHash<QString, QString> Profile::keys() const {
    QHash<QString, QString> chosen;
    const QVariantMap kept = m_settings->value(QStringLiteral("keys/") + login()).toMap();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        chosen[it.key()] = it.value().toString();
    return chosen;
}

void Profile::setKeys(const QHash<QString, QString>& keys) {
    QVariantMap kept;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        kept[it.key()] = it.value();
    m_settings->setValue(QStringLiteral("keys/") + login(), kept);
}

QList<qint64> Profile::desk() const {
    QList<qint64> dialogs;
    for (const QVariant& id : m_settings->value(QStringLiteral("desk/") + login()).toList())
        dialogs.append(id.toLongLong());
    return dialogs;
}

void Profile::setDesk(const QList<qint64>& dialogs) {
    QVariantList kept;
    for (const qint64 id : dialogs)
        kept.append(id);
    m_settings->setValue(QStringLiteral("desk/") + login(), kept);
}

void Profile::setLastDialog(qint64 id, qint64 message) {
    m_settings->setValue("open/" + login(), id);
    m_settings->setValue("open/" + login() + "/message", message);
}

void Profile::forgetDialogs() {
    setLastDialog(0);
    setDesk({});
    const KeptWindows kept = windows();
    setWindows({{}, kept.last, kept.lastCardWidth});
}

KeptWindows Profile::windows() const {
    const QString place = QStringLiteral("windows/") + login();
    KeptWindows kept;
    const QVariantList dialogs = m_settings->value(place + QStringLiteral("/dialogs")).toList();
    const QVariantList geometries = m_settings->value(place + QStringLiteral("/geometries")).toList();
    const QVariantList messages = m_settings->value(place + QStringLiteral("/messages")).toList();
    const QVariantList cards = m_settings->value(place + QStringLiteral("/cards")).toList();
    const QVariantList cardWidths = m_settings->value(place + QStringLiteral("/card-widths")).toList();
    for (qsizetype i = 0; i < dialogs.size(); ++i)
        kept.open.append({dialogs[i].toLongLong(), geometries.value(i).toByteArray(), messages.value(i).toLongLong(),
                          cards.value(i).toBool(), cardWidths.value(i).toInt()});
    kept.last = m_settings->value(place + QStringLiteral("/last")).toByteArray();
    kept.lastCardWidth = m_settings->value(place + QStringLiteral("/last-card-width")).toInt();
    return kept;
}

void Profile::setWindows(const KeptWindows& windows) {
    const QString place = QStringLiteral("windows/") + login();
    QVariantList dialogs;
    QVariantList geometries;
    QVariantList messages;
    QVariantList cards;
    QVariantList cardWidths;
    for (const KeptWindows::Window& window : windows.open) {
        dialogs.append(window.dialog);
        geometries.append(window.geometry);
        messages.append(window.message);
        cards.append(window.card);
        cardWidths.append(window.cardWidth);
    }
    m_settings->setValue(place + QStringLiteral("/dialogs"), dialogs);
    m_settings->setValue(place + QStringLiteral("/geometries"), geometries);
    m_settings->setValue(place + QStringLiteral("/messages"), messages);
    m_settings->setValue(place + QStringLiteral("/cards"), cards);
    m_settings->setValue(place + QStringLiteral("/card-widths"), cardWidths);
    m_settings->setValue(place + QStringLiteral("/last"), windows.last);
    m_settings->setValue(place + QStringLiteral("/last-card-width"), windows.lastCardWidth);
}

FolderHabits Profile::folders() const {
    const QString place = QStringLiteral("folders/") + login();
    const auto named = [&](const QString& key) {
        QList<Folder> folders;
        for (const QString& name : m_settings->value(place + key).toStringList())
            if (const auto folder = folderCalled(name); folder && !folders.contains(*folder))
                folders.append(*folder);
        return folders;
    };
    FolderHabits habits;
    QList<Folder> order = named(QStringLiteral("/order"));
    // Those of a later version stand where they would at first.
    for (qsizetype i = 0; i < habits.order.size(); ++i)
        if (!order.contains(habits.order[i]))
            order.insert(std::min(i, order.size()), habits.order[i]);
    habits.order = order;
    habits.hidden = named(QStringLiteral("/hidden"));
    habits.folded = m_settings->value(place + QStringLiteral("/folded"), 0).toUInt();
    return habits;
}

void Profile::setFolders(const FolderHabits& habits) {
    const QString place = QStringLiteral("folders/") + login();
    const auto names = [](const QList<Folder>& folders) {
        QStringList list;
        for (const Folder folder : folders)
            list += QString::fromLatin1(folderId(folder));
        return list;
    };
    m_settings->setValue(place + QStringLiteral("/order"), names(habits.order));
    m_settings->setValue(place + QStringLiteral("/hidden"), names(habits.hidden));
    m_settings->setValue(place + QStringLiteral("/folded"), habits.folded);
}

NoticeSettings Profile::notices() const {
    NoticeSettings kept;
    for (const Happening happening : kHappenings) {
        const int number = static_cast<int>(happening);
        const int way = m_settings->value(QStringLiteral("notices/way%1").arg(number), 0).toInt();
        kept.way(happening) = kNoticeWays[static_cast<std::size_t>(way) % kNoticeWays.size()];
        auto& chime = kept.chime(happening);
        const int sound =
            m_settings->value(QStringLiteral("notices/chime%1").arg(number), static_cast<int>(*chime)).toInt();
        const bool silent = sound < 0 || sound >= static_cast<int>(kChimes.size());
        if (!silent)
            chime = static_cast<Chime>(sound);
        else if (isOptional(happening))
            chime = std::nullopt;
    }
    kept.ticks = m_settings->value("notices/ticks", kept.ticks).toBool();
    kept.volume = std::clamp(m_settings->value("notices/volume", kept.volume).toInt(), 0, 100);
    kept.showsText = m_settings->value("notices/text", kept.showsText).toBool();
    kept.countsQueue = m_settings->value("notices/queue", kept.countsQueue).toBool();
    kept.quietUntilMs = m_settings->value("notices/quiet", 0).toLongLong();
    return kept;
}

void Profile::setNotices(const NoticeSettings& notices) {
    for (const Happening happening : kHappenings) {
        const int number = static_cast<int>(happening);
        const auto& chime = notices.chime(happening);
        m_settings->setValue(QStringLiteral("notices/way%1").arg(number), static_cast<int>(notices.way(happening)));
        m_settings->setValue(QStringLiteral("notices/chime%1").arg(number), chime ? static_cast<int>(*chime) : -1);
    }
    set("notices/ticks", notices.ticks);
    set("notices/volume", notices.volume);
    set("notices/text", notices.showsText);
    set("notices/queue", notices.countsQueue);
    set("notices/quiet", static_cast<qint64>(notices.quietUntilMs));
}

PictureHabits Profile::pictures() const {
    return {m_settings->value("pictures/as-files", false).toBool(),
            m_settings->value("pictures/keep-place", false).toBool()};
}

void Profile::setPictures(const PictureHabits& habits) {
    set("pictures/as-files", habits.asFiles);
    set("pictures/keep-place", habits.keepsPlace);
}

QString Profile::device() {
    if (text("device").isEmpty())
        set("device", QUuid::createUuid().toString(QUuid::WithoutBraces));
    return text("device");
}

} // namespace pult::client
