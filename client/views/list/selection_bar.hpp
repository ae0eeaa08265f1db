// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/bulk_act.hpp"
#include "client/views/parts/tag_popup.hpp"

#include <QList>
#include <QPair>

class QMenu;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// Stands over the list while rows of it are chosen: how many, and what can be done with them.
class SelectionBar final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionBar)

public:
    SelectionBar(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// `all`: how many there are; -1: more than `chosen`, nobody knows how many. Of them `most` can be chosen.
    void setCount(int chosen, int all, int most);
    /// Those that were asked for are on their way.
    void setLoading(bool loading);
    /// Whom the dialogs can be given to, in the order of their names.
    void setColleagues(const QList<QPair<qint64, QString>>& colleagues) { m_colleagues = colleagues; }

    void setKnownTags(KnownTags known) { m_knownTags = std::move(known); }

    // Also by the keys of the open dialog, while the list has the focus.
    void act(BulkAct::Kind kind);
    void chooseTag();
    void chooseSnooze();

signals:
    void actRequested(const pult::client::BulkAct& act);
    void allRequested();
    void cleared();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillClose();
    kit::Button* addButton(const QString& icon);
    kit::Button* addButton(const QString& icon, BulkAct::Kind kind);
    void fillAssign();
    void fillSnooze();
    void snooze(qint64 untilMs);
    QString everythingWords() const;
    void retranslate();

    kit::Theme& m_theme;
    kit::NowMs m_now;
    int m_chosen = 0;
    int m_all = 0;
    int m_most = 0;
    bool m_loading = false;
    QList<QPair<qint64, QString>> m_colleagues;
    KnownTags m_knownTags;
    kit::Label* m_words;
    kit::Button* m_everything;
    kit::Button* m_cross;
    QWidget* m_tools;
    kit::Button* m_assign;
    kit::Button* m_tag;
    kit::Button* m_snooze;
    kit::Button* m_answered;
    kit::Button* m_unread;
    kit::Button* m_close;
    kit::Button* m_closeMore;
    kit::Button* m_spam;
    QMenu* m_assignMenu;
    QMenu* m_closeMenu;
    QMenu* m_snoozeMenu;
};

} // namespace pult::client
