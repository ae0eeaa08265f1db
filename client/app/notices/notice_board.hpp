// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/models/notices/notice.hpp"

namespace pult::client {

/// Where popups stand for somebody who looks elsewhere. None of them ever takes the keyboard.
class NoticeBoard : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBoard)
public:
    using QObject::QObject;

    /// One with the same key changes in its place.
    virtual void show(const Notice& notice) = 0;
    /// One that somebody writes in stays until he has done with it.
    virtual void withdraw(const QString& key) = 0;
    virtual bool isWrittenIn() const { return false; }

signals:
    void openRequested(const pult::client::Notice& notice);
    void takeRequested(const pult::client::Notice& notice);
    void replied(const pult::client::Notice& notice, const QString& text);
    /// It goes with a reply that was begun in it.
    void leftUnsent(const pult::client::Notice& notice, const QString& text);
    /// It is no longer on the screen, whoever did it.
    void closed(const QString& key);
    /// It could not be shown here.
    void failed(const pult::client::Notice& notice);
};

} // namespace pult::client
