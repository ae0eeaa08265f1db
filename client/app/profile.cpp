// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/profile.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

namespace pult::client {

Profile::Profile(QString folder)
    : m_folder(std::move(folder)),
      m_settings(std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat)) {}

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

QString Profile::device() {
    if (text("device").isEmpty())
        set("device", QUuid::createUuid().toString(QUuid::WithoutBraces));
    return text("device");
}

} // namespace pult::client
