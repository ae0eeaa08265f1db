// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pult::client {

/// Whether the desktop starts Pult when its user signs in (freedesktop's Desktop Application Autostart Specification).
/// The file it is written in may be changed by the desktop as well: it is read whenever somebody asks.
class Autostart {
public:
    /// `profile`: as it was named at the start; empty: the usual one. Each has an entry of its own.
    explicit Autostart(QString profile);

    bool isOn() const;
    /// False: it can't be written, everything is as it was.
    [[nodiscard]] bool set(bool on) const;
    QString path() const { return m_path; }

private:
    QByteArray entry() const;

    QString m_profile; ///< absolute
    QString m_path;
};

} // namespace pult::client
