// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/autostart.hpp"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace pult::client {

namespace {

constexpr qint64 kMostEntryBytes = 65'536;
constexpr int kShortHash = 8;

/// Desktop Entry Specification, "The Exec key": quoted, then escaped once more as every value is.
QString quoted(const QString& argument) {
    QString words;
    for (const QChar sign : argument) {
        if (sign == u'\\')
            words += QStringLiteral("\\\\\\\\");
        else if (sign == u'"' || sign == u'`' || sign == u'$')
            words += QStringLiteral("\\\\") + sign;
        else if (sign == u'%')
            words += QStringLiteral("%%");
        else
            words += sign;
    }
    return u'"' + words + u'"';
}

QString entryName(const QString& profile) {
    if (profile.isEmpty())
        return QStringLiteral("pult.desktop");
    const QByteArray hash = QCryptographicHash::hash(profile.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("pult-%1.desktop").arg(QLatin1String(hash.left(kShortHash)));
}

} // namespace

Autostart::Autostart(QString profile)
    : m_profile(profile.isEmpty() ? QString() : QFileInfo(profile).absoluteFilePath()),
      m_path(QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
                 .filePath(QStringLiteral("autostart/") + entryName(m_profile))) {}

bool Autostart::isOn() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(kMostEntryBytes).split('\n');
    // How desktops switch an entry off without taking it away.
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

bool Autostart::set(bool on) const {
    if (!on)
        return !QFileInfo::exists(m_path) || QFile::remove(m_path);
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    return file.open(QIODevice::WriteOnly) && file.write(entry()) >= 0 && file.commit();
}

QByteArray Autostart::entry() const {
    QString command = quoted(QCoreApplication::applicationFilePath());
    if (!m_profile.isEmpty())
        command += QStringLiteral(" --profile ") + quoted(m_profile);
    return QStringLiteral("[Desktop Entry]\n"
                          "Type=Application\n"
                          "Version=1.0\n"
                          "Name=Pult\n"
                          "Name[ru]=Пульт\n"
                          "Icon=pult\n"
                          "Exec=")
               .toUtf8() +
           command.toUtf8() + "\n";
}

} // namespace pult::client
