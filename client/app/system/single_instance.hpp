// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

#include <cstdint>

namespace pult::client {

/// One running client per profile: the second start tells the first to come forward and ends.
class SingleInstance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)
public:
    /// `folder` is the profile's canonical path.
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True: we are the first. False: another one runs and has been told to raise itself and to open the dialog.
    [[nodiscard]] bool claim(std::int64_t openDialog);

signals:
    /// Another start wants this one to come forward; 0: no dialog.
    void raiseRequested(qint64 openDialog);

private:
    bool lock();
    void tellTheOther(std::int64_t openDialog) const;
    void onConnection();

    QString m_name;
    QString m_lockPath;
    int m_lock = -1; ///< a file of ours; the system lets the lock go with us, however we end
    QLocalServer m_server;
};

} // namespace pult::client
