// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/filter_bar.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/views/parts/name_popup.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
/// Those with a chip of their own; the others share one.
constexpr FilterKind kChips[] = {FilterKind::channel, FilterKind::tag, FilterKind::status};
constexpr int kSides = 24;
constexpr int kGap = 6;

/// An ampersand in a menu would mark a letter.
QString menuWords(QString words) {
    return words.replace(u'&', QStringLiteral("&&"));
}
} // namespace

FilterBar::FilterBar(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_others(new Button(theme, Button::Look::outline)), m_active(new QWidget),
      m_funnel(new kit::IconView(theme, 16)), m_words(new kit::Label(theme, TextStyle::small)), m_overwrite(makeLink()),
      m_undo(makeLink()), m_save(kit::makeIconButton(theme, QStringLiteral("folder"), nullptr, 16, 24)),
      m_clear(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 16, 24)) {
    auto* chips = new QHBoxLayout;
    chips->setSpacing(kGap);
    for (const FilterKind kind : kChips) {
        m_chips.append({kind, makeChip(kind)});
        chips->addWidget(m_chips.last().second);
    }
    chips->addWidget(m_others);
    chips->addStretch(1);
    auto* active = new QHBoxLayout(m_active);
    active->setContentsMargins(0, 0, 0, 0);
    active->setSpacing(kGap);
    active->addWidget(m_funnel);
    active->addWidget(m_words, 1);
    active->addWidget(m_overwrite);
    active->addWidget(m_undo);
    active->addWidget(m_save);
    active->addWidget(m_clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSides / 2, 8, kSides / 2, 8);
    column->setSpacing(4);
    column->addLayout(chips);
    column->addWidget(m_active);

    m_words->setWordWrap(true);
    m_others->setIconName(QStringLiteral("adjustments-horizontal"));
    m_others->setTextStyle(TextStyle::small);
    m_others->setControlHeight(28);
    m_others->setPaddingAt100(8);
    m_others->setMenu(new QMenu(this));
    connect(m_others->menu(), &QMenu::aboutToShow, this, &FilterBar::fillOthers);
    connect(m_clear, &Button::clicked, this, &FilterBar::clear);
    connect(m_overwrite, &Button::clicked, this, &FilterBar::overwriteRequested);
    connect(m_undo, &Button::clicked, this, &FilterBar::overwriteUndoRequested);
    connect(m_save, &Button::clicked, this, &FilterBar::askForName);
    retranslate();
}

Button* FilterBar::makeChip(FilterKind kind) {
    auto* chip = new Button(m_theme, Button::Look::outline);
    chip->setTextStyle(TextStyle::small);
    chip->setControlHeight(28);
    chip->setPaddingAt100(8);
    chip->setChevron(true);
    auto* menu = new QMenu(chip);
    chip->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, kind] {
        menu->clear();
        if (const FilterOffer* offer = offerOf(kind))
            fill(menu, *offer);
    });
    return chip;
}

Button* FilterBar::makeLink() {
    auto* link = new Button(m_theme, Button::Look::link);
    link->setTextStyle(TextStyle::small);
    link->setControlHeight(24);
    link->setPaddingAt100(4);
    return link;
}

void FilterBar::setOffers(const QList<FilterOffer>& offers) {
    if (std::exchange(m_offers, offers) != offers)
        retranslate();
}

void FilterBar::setFilter(const ListFilter& filter) {
    if (std::exchange(m_filter, filter) != filter)
        retranslate();
}

void FilterBar::setSaved(const OpenSaved& saved) {
    if (std::exchange(m_saved, saved) != saved)
        retranslate();
}

void FilterBar::setAside(bool aside) {
    m_aside = aside;
    setVisible(!m_aside && !m_offers.isEmpty());
}

void FilterBar::choose(const ListFilter& filter) {
    setFilter(filter);
    emit filterChanged(filter);
}

void FilterBar::clear() {
    choose({});
}

const FilterOffer* FilterBar::offerOf(FilterKind kind) const {
    const auto found =
        std::find_if(m_offers.begin(), m_offers.end(), [kind](const FilterOffer& offer) { return offer.kind == kind; });
    return found == m_offers.end() ? nullptr : &*found;
}

QList<FilterOffer> FilterBar::others() const {
    QList<FilterOffer> list;
    std::copy_if(m_offers.begin(), m_offers.end(), std::back_inserter(list), [](const FilterOffer& offer) {
        return std::find(std::begin(kChips), std::end(kChips), offer.kind) == std::end(kChips);
    });
    return list;
}

// --- menus

void FilterBar::fill(QMenu* menu, const FilterOffer& offer) {
    for (const FilterOption& option : offer.options) {
        QAction* action = menu->addAction(menuWords(option.name), this,
                                          [this, offer, value = option.value] { toggle(offer, value); });
        action->setCheckable(true);
        action->setChecked(m_filter.value(offer.kind).contains(option.value));
    }
}

void FilterBar::fillOthers() {
    m_others->menu()->clear();
    for (const FilterOffer& offer : others())
        fill(m_others->menu()->addMenu(filterWord(offer.kind)), offer);
}

void FilterBar::toggle(const FilterOffer& offer, const QString& value) {
    ListFilter filter = m_filter;
    QStringList& values = filter[offer.kind];
    const bool was = values.removeOne(value);
    if (isSingle(offer.kind))
        values.clear();
    if (!was)
        values.append(value);
    if (values.isEmpty())
        filter.remove(offer.kind);
    choose(filter);
}

void FilterBar::askForName() {
    auto* popup = new NamePopup(m_theme, tr("Name of the folder"), words(), this);
    if (m_mayShare)
        popup->offerSharing();
    connect(popup, &NamePopup::chosen, this, &FilterBar::saveRequested);
    popup->openBelow(m_active);
}

// --- looks

/// "Channel", "WhatsApp" or "Channel: 2".
QString FilterBar::chipWords(const FilterOffer& offer) const {
    const QStringList values = m_filter.value(offer.kind);
    if (values.isEmpty() || isSingle(offer.kind))
        return filterWord(offer.kind);
    return tr("%1: %2", "what a list is narrowed by: how many values").arg(filterWord(offer.kind)).arg(values.size());
}

void FilterBar::describeActive() {
    const QString chosen = words();
    const QString shown = chosen.isEmpty() ? tr("Everything in it", "of a folder that is narrowed by nothing") : chosen;
    const bool canUndo = m_saved.canUndo && isAsSaved();
    m_words->setText(canUndo ? tr("Saved: %1", "what the open folder is narrowed by from now on").arg(shown) : shown);
    m_words->setAccessibleName(canUndo || chosen.isEmpty() ? QString()
                                                           : tr("Only: %1", "what a list is narrowed by").arg(chosen));
    m_funnel->setIcon(canUndo ? QStringLiteral("circle-check") : QStringLiteral("filter"), Token::accent);
    m_active->setVisible(!chosen.isEmpty() || !isAsSaved() || canUndo);
    m_clear->setVisible(!m_filter.isEmpty());
    m_clear->setHint(tr("Clear the filter"));
    // A period moves on, a folder stays.
    const bool keeps = !m_filter.contains(FilterKind::period);
    const QString whyNot = tr("A period can't be saved as a folder");
    m_overwrite->setVisible(!m_saved.name.isEmpty() && !isAsSaved());
    m_overwrite->setText(tr("Save", "a changed filter"));
    m_overwrite->setEnabled(keeps);
    m_overwrite->setHint(keeps ? tr("Save the folder “%1” as it is chosen now").arg(m_saved.name) : whyNot);
    m_undo->setVisible(canUndo);
    m_undo->setText(tr("Undo", "the saving of a filter"));
    m_undo->setHint(tr("The folder “%1” as it was before").arg(m_saved.name));
    m_save->setVisible(!isAsSaved());
    m_save->setEnabled(keeps);
    m_save->setHint(keeps ? tr("Save as a folder") : whyNot);
}

void FilterBar::retranslate() {
    describeActive();
    for (const auto& [kind, chip] : std::as_const(m_chips)) {
        const FilterOffer* offer = offerOf(kind);
        chip->setVisible(offer != nullptr);
        if (!offer)
            continue;
        chip->setText(chipWords(*offer));
        chip->setBold(m_filter.contains(kind));
        const QString values = filterWords({{kind, m_filter.value(kind)}}, m_offers);
        chip->setHint(values.isEmpty() ? tr("Narrow the list: %1").arg(filterWord(kind).toLower())
                                       : tr("Narrowed: %1").arg(values));
    }
    const QList<FilterOffer> rest = others();
    const bool any = std::any_of(rest.begin(), rest.end(),
                                 [this](const FilterOffer& offer) { return m_filter.contains(offer.kind); });
    m_others->setVisible(!rest.isEmpty());
    m_others->setBold(any);
    m_others->setHint(tr("More to narrow the list by"));
    setVisible(!m_aside && !m_offers.isEmpty());
    arrange();
}

/// The shared chip gives up its words first.
void FilterBar::arrange() {
    m_others->setText(tr("More"));
    int needed = kSides;
    for (const auto& [kind, chip] : std::as_const(m_chips))
        needed += chip->isHidden() ? 0 : chip->sizeHint().width() + kGap;
    if (needed + m_others->sizeHint().width() > width())
        m_others->setText({});
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void FilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pult::client
