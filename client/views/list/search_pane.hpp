// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/search_row.hpp"

class QLineEdit;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class SearchList;

/// One box over everything, and below it what it has found, in the place of the list. While nothing is looked for only
/// the box is there.
class SearchPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchPane)

public:
    SearchPane(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    void setView(const SearchView& view);
    /// The one that leads here.
    void setKey(const QKeySequence& key);
    const SearchView& view() const { return m_view; }
    SearchList* list() const { return m_list; }
    QLineEdit* field() const { return m_field; }

    /// The caret goes into the box, what stands there is marked.
    void begin();
    bool isActive() const;
    /// Back to the list: what was looked for is gone.
    void leave();

signals:
    void typed(const QString& text);
    void chosen(const pult::client::SearchRow& row);
    /// Results stand in the list's place, or no longer.
    void activeChanged(bool active);
    /// By Escape, from an empty box too.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void restyle();
    void onTyped(const QString& text);
    bool onKey(int key);
    void chooseCurrent();
    void showState();

    const kit::Theme& m_theme;
    SearchView m_view;
    bool m_wasActive = false;
    kit::Paper* m_box;
    kit::IconView* m_lens;
    QLineEdit* m_field;
    kit::Label* m_key;
    QString m_keyWords;
    kit::Button* m_clear;
    QWidget* m_below;
    kit::IconView* m_remarkIcon;
    kit::Label* m_remark;
    QWidget* m_remarkRow;
    kit::IconView* m_emptyIcon;
    kit::Label* m_empty;
    QWidget* m_emptyPlace;
    SearchList* m_list;
};

} // namespace pult::client
