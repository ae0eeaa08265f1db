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

    const QWidget& m_desk;
    bool m_had = false; ///< of the program's windows one had the keys
    QPointer<QWindow> m_last;
    QPointer<QWindow> m_under; ///< what the last one stands over
};

} // namespace pult::client
