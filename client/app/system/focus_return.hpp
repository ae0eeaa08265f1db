// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWindow>

class QGuiApplication;
class QWidget;

namespace pult::client {

/// When a window of ours closes, the keys go back to the one it stood over, else to the desk. Window managers do that
/// by themselves; without one, or with one that doesn't, nobody would have them.
class FocusReturn final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FocusReturn)
public:
    /// Both outlive it.
    FocusReturn(QGuiApplication& qt, const QWidget& desk);

private:
    void onFocus(QWindow* now);
    /// A window that had the keys is gone.
    void giveBack();

    const QWidget& m_desk;
    QMetaObject::Connection m_hiding; ///< of the window that has the keys
    QPointer<QWindow> m_under;        ///< what that one stands over
};

} // namespace pult::client
