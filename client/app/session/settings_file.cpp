// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/settings_file.hpp"

#include <QSettings>

namespace pult::client {

namespace {

class Writer final : public QObject {
public:
    explicit Writer(const QString& path) : m_file(path, QSettings::IniFormat, this) {}

    QSettings& file() { return m_file; }

private:
    QSettings m_file; ///< writes by itself, in the thread it lives in, once that has nothing else to do
};

} // namespace

SettingsFile::SettingsFile(const QString& path) : m_writer(new Writer(path)) {
    const QSettings& file = static_cast<Writer*>(m_writer)->file();
    const QStringList keys = file.allKeys();
    for (const QString& key : keys)
        m_values.insert(key, file.value(key));
    m_writer->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("settings"));
    m_thread.start();
}

SettingsFile::~SettingsFile() {
    auto* writer = static_cast<Writer*>(m_writer);
    QMetaObject::invokeMethod(
        m_writer, [writer] { writer->file().sync(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SettingsFile::setValue(const QString& key, const QVariant& value) {
    if (const auto known = m_values.constFind(key); known != m_values.cend() && *known == value)
        return;
    m_values.insert(key, value);
    auto* writer = static_cast<Writer*>(m_writer);
    QMetaObject::invokeMethod(
        m_writer, [writer, key, value] { writer->file().setValue(key, value); }, Qt::QueuedConnection);
}

} // namespace pult::client
