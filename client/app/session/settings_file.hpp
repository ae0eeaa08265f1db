// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QThread>
#include <QVariant>

namespace pult::client {

/// What a profile remembers, at hand in memory. A thread of its own writes it and waits for the disk, so that no window
/// stands still when another folder or dialog is remembered.
///
/// Thread   the one that made it.
class SettingsFile {
public:
    /// Reads the file when there is one.
    explicit SettingsFile(const QString& path);
    /// Everything that was set is on the disk afterwards.
    ~SettingsFile();
    SettingsFile(const SettingsFile&) = delete;
    SettingsFile& operator=(const SettingsFile&) = delete;

    QVariant value(const QString& key, const QVariant& otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString& key, const QVariant& value);

private:
    QHash<QString, QVariant> m_values;
    QThread m_thread;
    QObject* m_writer; ///< lives in the thread
};

} // namespace pult::client
