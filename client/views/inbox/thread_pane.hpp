// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/customer_card.hpp"
#include "client/models/dialog_row.hpp"
#include "client/models/template_row.hpp"

#include <QHash>
#include <QTimer>

#include <optional>

namespace pult::kit {
class NoticeBar;
enum class Tone;
} // namespace pult::kit

namespace pult::client {

class ComposerView;
class DropZone;
class FindBar;
class ThreadHeader;
class TemplatePicker;
class ThreadView;

/// What the operator does with a text that a colleague's answer has overtaken.
enum class StaleChoice { edit, discard, sendAnyway };

/// One dialog: header, messages, one bar, composer. The bar says one thing at a time: a refusal first, then a
/// colleague who is writing, then whose dialog it is.
class ThreadPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadPane)

public:
    ThreadPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    ThreadHeader* header() const { return m_header; }
    ThreadView* thread() const { return m_thread; }
    ComposerView* composer() const { return m_composer; }
    TemplatePicker* templates() const { return m_templates; }
    FindBar* findBar() const { return m_find; }
    /// What a conversation with somebody can begin with, over the composer; answered by firstTemplateChosen.
    void offerFirst(const QList<TemplateRow>& approved, const TemplateContext& context);

    /// Nothing: no dialog is open. The same dialog again updates what is shown about it.
    void setDialog(const std::optional<DialogRow>& dialog);
    const std::optional<DialogRow>& dialog() const { return m_dialog; }

    // Refusals of the open dialog; those of another one are not shown.
    /// A colleague's newer answer stands in the thread, ours was not sent. `atMs`: when they answered, 0: not known.
    void showStale(qint64 dialogId, const QString& colleague, const QString& theirText, std::int64_t atMs = 0);
    /// What was written was thrown away by the bar: there is a way back.
    void showDiscarded(qint64 dialogId);
    /// Somebody was faster to take it.
    void showTaken(qint64 dialogId, const QString& colleague);
    /// Anything else, in words for a person.
    void showRefusal(qint64 dialogId, const QString& words);
    /// New words for a message were not taken; they wait until somebody asks for them, answered by editAgainAnswered.
    void showUnchanged(qint64 dialogId, qint64 messageId, const QString& words);
    /// A text of the same operator at another computer that has lost against the newer one; empty: there is none.
    void offerEarlier(const QString& text);
    /// The customer's dialogs, the newest first: where else he can be answered.
    void setCustomersDialogs(const QList<DialogBriefRow>& dialogs);
    /// Only looked at: nothing can be written, and the bar says so.
    void setPeeking(bool peeks);
    void showBlanks(const QString& names);
    void hideNotice();
    /// Escape: true when there was a bar to put away.
    bool dismissNotice();

signals:
    /// One of the texts that the messenger takes at any time is to be chosen.
    /// One that goes out as it is, with the values of what it asks for.
    void firstTemplateChosen(qint64 templateId, const QHash<QString, QString>& values);
    void approvedRequested(qint64 dialogId, qint64 templateId, const QHash<QString, QString>& values);
    /// By a slash, see TemplatePicker.
    void commandRequested(const QString& command);
    /// A prepared text was put into the composer.
    void templateInserted(qint64 dialogId, qint64 templateId);
    /// The same customer in another channel.
    void dialogRequested(qint64 id);
    void staleResolved(qint64 dialogId, pult::client::StaleChoice choice);
    void discardUndone();
    void takeRequested();
    void reopenRequested();
    /// What is only looked at is to be opened.
    void keepRequested();
    void earlierWanted();
    /// `again`: the words that were not taken are to be had back; else they are not offered any more.
    void editAgainAnswered(qint64 messageId, bool again);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// What the bar says for as long as it is so, when no notice covers it.
    enum class Standing { none, peek, typing, owner, windowOver, windowSoon, closed, earlier };

    bool isClosed() const;
    void showTarget();
    /// Empty: a reply can go out.
    QString whyNoReply() const;
    Q_INVOKABLE void passTime();
    void awaitNextWords();
    void addWaysOut();
    void connectTemplates();
    void refreshBar();
    void tick();
    bool showWindow();
    bool showClosed();
    bool showEarlier();
    bool stand(Standing standing, kit::Tone tone, const QString& icon, const QString& words);
    QString typingWords() const;
    QString staleWords() const;
    void resolveStale(qint64 dialogId, StaleChoice choice);

    /// What the bar says of a colleague's answer; its age grows.
    struct Stale {
        QString colleague;
        QString text;
        std::int64_t atMs = 0;
    };

    kit::Theme& m_theme;
    kit::NowMs m_now;
    std::optional<DialogRow> m_dialog;
    std::optional<Stale> m_stale;
    QString m_whyNoReply; ///< as the composer was told
    bool m_noticeShown = false;
    QString m_blankWords; ///< what the bar said of gaps in the text
    bool m_peeks = false;
    Standing m_standing = Standing::none;
    qint64 m_windowHiddenFor = 0; ///< the dialog whose hours the operator doesn't want to be told
    QTimer m_ticker;
    QTimer m_untilOtherWords;
    QList<DialogBriefRow> m_elsewhere; ///< one of each other channel
    QString m_earlier;
    ThreadHeader* m_header;
    FindBar* m_find;
    ThreadView* m_thread;
    kit::NoticeBar* m_bar;
    ComposerView* m_composer;
    TemplatePicker* m_templates;
    TemplatePicker* m_first = nullptr; ///< of what a conversation begins with; null until one was asked for
    DropZone* m_dropZone;
};

} // namespace pult::client
