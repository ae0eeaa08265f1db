// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

#include "client/app/notices/notice_board.hpp"
#include "client/models/notices/chime_pace.hpp"
#include "client/models/notices/notice_pace.hpp"
#include "client/models/notices/notice_settings.hpp"
#include "client/models/notices/passing_news.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

/// Decides how the operator is told of what happens, by where he looks and what he has set, and has it done: popups,
/// sounds, one line in the window.
class NoticeCenter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeCenter)
public:
    struct Surroundings {
        std::function<Gaze(DialogId)> gaze;
        std::function<void(Chime, int volume)> play;
        const Clock& clock; ///< outlives it
    };

    explicit NoticeCenter(Surroundings surroundings, QObject* parent = nullptr);

    void setSettings(const NoticeSettings& settings);
    /// Outlives it, or is replaced before it dies. What stands on the former one is withdrawn.
    void setBoard(NoticeBoard* board);
    void hear(Happening happening, DialogId dialog, Notice notice);
    void end(const QString& key);
    /// One to look at and listen to, whatever is set.
    void test();
    /// Something about Pult itself, without a sound.
    void say(const QString& title, const QString& text);

signals:
    /// 0: the window alone.
    void openRequested(qint64 dialog);
    void takeRequested(qint64 dialog);
    /// By who had seen the dialog up to this message; 0: nothing of it.
    void replied(qint64 dialog, const QString& text, qint64 seenSeq);
    void leftUnsent(qint64 dialog, const QString& text);
    void toastRequested(const QString& words);
    /// In passing; see PassingNews.
    void newsRequested(const QString& words);
    void flashRequested();

private:
    void sound(Happening happening);
    void say(Happening happening, const Notice& notice);
    void sayWhatIsDue();
    void carryOut(const QList<NoticePace::Order>& orders);
    void armTimer();
    bool isQuiet() const;

    Surroundings m_around;
    NoticeSettings m_settings;
    NoticeBoard* m_board = nullptr;
    NoticePace m_pace;
    ChimePace m_chimes;
    PassingNews m_news;
    QTimer m_timer;
};

} // namespace pult::client
