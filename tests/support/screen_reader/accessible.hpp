// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace pult::test {

/// An object of AT-SPI: of some program, on the bus of accessibility.
class Accessible {
public:
    Accessible(QDBusConnection bus, QString program, QString path);

    QString path() const { return m_path; }
    QString name() const { return property("Name"); }
    QString role() const;
    QStringList states() const;
    QList<Accessible> children() const;
    /// {"path", "role", "name", "description", "states", "children"}.
    QJsonObject tree() const;
    /// Without the children.
    QJsonObject about() const;

private:
    QDBusMessage call(const char* method, const QString& interface, const QVariantList& values = {}) const;
    QString property(const char* name) const;

    QDBusConnection m_bus;
    QString m_program;
    QString m_path;
};

} // namespace pult::test
