// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/notices/notice.hpp"

#include <QWidget>

class QLineEdit;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// A popup of our own, where the desktop has none. It lies over everything and gets the keyboard only from who presses
/// "Reply".
class NoticePopup final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticePopup)

public:
    explicit NoticePopup(const kit::Theme& theme);

    void setNotice(const Notice& notice);
    const Notice& notice() const { return m_notice; }
    /// Somebody writes in it: it must not go away.
    bool isReplying() const { return m_replying; }
    /// What is not sent of it.
    QString typed() const;

signals:
    void openRequested();
    void takeRequested();
    void replyBegun();
    void replied(const QString& text);
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void beginReply();
    void send();

    const kit::Theme& m_theme;
    Notice m_notice;
    kit::Label* m_title;
    kit::Label* m_text;
    kit::Button* m_open;
    kit::Button* m_take;
    kit::Button* m_reply;
    QLineEdit* m_field;
    bool m_replying = false;
    kit::Button* m_cross;
};

} // namespace pult::client
