// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/list/list_filter.hpp"

#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace pult::kit {
class Button;
class IconView;
class Label;
} // namespace pult::kit

namespace pult::client {

/// What a list is narrowed by: a drop-down for each of the first kinds, one for the others, and below them, while
/// anything is chosen, what that is, with one cross that takes it all away.
class FilterBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(const kit::Theme& theme, QWidget* parent = nullptr);

    void setOffers(const QList<FilterOffer>& offers);
    void setFilter(const ListFilter& filter);
    const ListFilter& filter() const { return m_filter; }
    /// The names of what is chosen; empty: nothing is.
    QString words() const { return filterWords(m_filter, m_offers); }
    void setMayShare(bool may) { m_mayShare = may; }
    void setSaved(const OpenSaved& saved);
    /// What is chosen is what the open saved filter brings along; without one: nothing is.
    bool isAsSaved() const { return m_filter == m_saved.chosen; }
    /// Something else stands in the list's place.
    void setAside(bool aside);
    void clear();

signals:
    void filterChanged(const pult::client::ListFilter& filter);
    void saveRequested(const QString& name, bool shared);
    /// The open saved filter is to be what is chosen now, or what it was before that.
    void overwriteRequested();
    void overwriteUndoRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    void retranslate();
    void fill(QMenu* menu, const FilterOffer& offer);
    void fillOthers();
    void toggle(const FilterOffer& offer, const QString& value);
    void choose(const ListFilter& filter);
    void askForName();
    kit::Button* makeChip(FilterKind kind);
    kit::Button* makeLink();
    void describeActive();
    QString chipWords(const FilterOffer& offer) const;
    const FilterOffer* offerOf(FilterKind kind) const;
    QList<FilterOffer> others() const;

    const kit::Theme& m_theme;
    QList<FilterOffer> m_offers;
    ListFilter m_filter;
    OpenSaved m_saved;
    bool m_mayShare = false;
    bool m_aside = false;
    QList<std::pair<FilterKind, kit::Button*>> m_chips;
    kit::Button* m_others;
    QWidget* m_active;
    kit::IconView* m_funnel;
    kit::Label* m_words;
    kit::Button* m_overwrite;
    kit::Button* m_undo;
    kit::Button* m_save;
    kit::Button* m_clear;
};

} // namespace pult::client
