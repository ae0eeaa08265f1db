// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/views/parts/tag_popup.hpp"

#include <QKeySequence>

#include <functional>
#include <optional>

class QHBoxLayout;
class QMenu;

namespace pult::kit {
class Button;
class ChipRow;
class Label;
} // namespace pult::kit

namespace pult::client {

/// The line over the thread: who writes, through what, in what state, whose it is, and what can be done.
/// Which actions stand there follows from the dialog's status alone.
class ThreadHeader final : public kit::HeadStrip {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadHeader)

public:
    ThreadHeader(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// Nothing: no dialog is open.
    void setDialog(const std::optional<DialogRow>& dialog);
    /// What counts down says so.
    void passTime();
    /// The button that opens the card is only there while the card is closed.
    void setCardShown(bool shown);
    /// The dialog can be given a window of its own.
    void setWindowOffered(bool offered) { m_windowOffered = offered; }
    QMenu* snoozeMenu() const { return m_snoozeMenu; }
    QMenu* stageMenu() const { return m_stageMenu; }
    QMenu* priorityMenu() const { return m_priorityMenu; }
    /// Tells the menus which key an action has.
    void setKeyOf(std::function<QKeySequence(const QString& action)> keyOf) { m_keyOf = std::move(keyOf); }
    /// The stages that the open dialog may have, asked for when the menu opens.
    void setStages(std::function<QList<StageRow>()> stages) { m_stages = std::move(stages); }
    void setKnownTags(KnownTags known) { m_knownTags = std::move(known); }
    /// What whom it is passed on to is chosen beside.
    QWidget* ownerPlace() const;
    /// Opens the field for a new tag.
    void editTags();

signals:
    void takeRequested();
    void answeredRequested(bool answered);
    /// Empty: the usual result.
    void closeRequested(const QString& resolution);
    void reopenRequested();
    void spamRequested();
    /// `untilMs` 0: until the customer writes.
    void snoozeRequested(qint64 untilMs);
    void unreadRequested();
    void passOnRequested();
    /// With another dialog.
    void joinRequested();
    void followRequested(bool follow);
    /// 0: none.
    void stageChosen(qint64 stage);
    void priorityChosen(int priority);
    void tagAddRequested(const QString& tag);
    void tagRemoveRequested(const QString& tag);
    void cardRequested();
    void findRequested();
    void windowRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void refresh();
    void fillSnooze();
    void fillClose();
    void fillMore();
    void fillStages();
    void fillPriorities();
    void chooseSnooze();
    QString shownAddress(bool roomy) const;
    void showViewers(bool roomy);
    void showOwner(bool roomy);
    void showMarks();
    void showStatus();
    std::int64_t windowLeft() const;
    bool isWindowSoon() const;
    void fit();
    QString statusWords() const;
    QString statusIcon() const;
    QKeySequence keyOf(const char* action) const;

    kit::Theme& m_theme;
    kit::NowMs m_now;
    std::optional<DialogRow> m_dialog;
    bool m_cardShown = true;
    bool m_windowOffered = true;
    /// What there is room for of the hours of a messenger's window.
    enum class WindowWords { whole, hours, none };
    WindowWords m_windowWords = WindowWords::whole;
    bool m_soon = false; ///< they are nearly over, and room was made for them
    QHBoxLayout* m_first = nullptr;
    QHBoxLayout* m_marks = nullptr;
    QHBoxLayout* m_acts = nullptr;
    std::function<QKeySequence(const QString&)> m_keyOf;
    std::function<QList<StageRow>()> m_stages;
    KnownTags m_knownTags;

    kit::Label* m_name;
    kit::BadgeView* m_badge;
    kit::Label* m_address;
    kit::Label* m_number;
    kit::IconView* m_statusIcon;
    kit::Label* m_status;
    kit::IconView* m_windowIcon;
    kit::Label* m_window;
    kit::IconView* m_viewersIcon;
    kit::Label* m_viewers;
    kit::IconView* m_followersIcon;
    kit::Button* m_priority;
    kit::Button* m_stage;
    kit::ChipRow* m_tags;
    kit::Button* m_addTag;
    kit::AvatarView* m_ownerAvatar;
    kit::Button* m_owner;
    kit::Button* m_take;
    kit::Button* m_close;
    kit::Button* m_closeMore;
    kit::Button* m_reopen;
    kit::Button* m_card;
    kit::Button* m_more;
    QMenu* m_snoozeMenu;
    QMenu* m_closeMenu;
    QMenu* m_moreMenu;
    QMenu* m_stageMenu;
    QMenu* m_priorityMenu;
};

} // namespace pult::client
