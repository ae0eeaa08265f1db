// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/card/merge_dialog.hpp"

#include "client/kit/button.hpp"
#include "client/kit/edged_scroll.hpp"
#include "client/kit/label.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/words/field_words.hpp"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::Label;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr int kWidth = 600;
constexpr int kSide = 24;
constexpr int kOfScreen = 85; ///< percent of its height at most
constexpr int kTitleWidth = 96;
constexpr int kChoiceWidth = 180; ///< a radio button's words stand in one line
constexpr int kRadio = 12;

QString valueIn(const QList<FieldRow>& fields, const QString& key) {
    for (const FieldRow& field : fields)
        if (field.key == key)
            return fieldWords(field);
    return {};
}

/// The style's own can't be seen on dark paper.
QString radioStyle(const kit::Theme& theme) {
    const int side = theme.px(kRadio);
    const int ring = theme.px(5);
    return QStringLiteral("QRadioButton::indicator { width: %1px; height: %1px; border: 2px solid %2;"
                          " border-radius: %3px; background: %4; }"
                          "QRadioButton::indicator:checked { width: %5px; height: %5px; border: %7px solid %6; }")
        .arg(side)
        .arg(theme.color(Token::borderStrong).name())
        .arg(side / 2 + 2)
        .arg(theme.color(Token::bgSurface).name())
        .arg(side + 4 - 2 * ring)
        .arg(theme.color(Token::accent).name())
        .arg(ring);
}

QLayout* person(const kit::Theme& theme, const QString& name, std::int64_t id, const QList<ContactRow>& contacts) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    auto* avatar = new kit::AvatarView(theme, 28);
    avatar->setPerson(name, id);
    auto* words = new Label(theme, TextStyle::body, Token::textPrimary, Weight::semibold);
    words->setEliding(true);
    words->setText(name);
    first->addWidget(avatar);
    first->addWidget(words, 1);
    column->addLayout(first);
    QStringList channels;
    for (const ContactRow& contact : contacts)
        channels.append(contact.channelKind);
    const int badges = kit::badgeColumnWidth(theme, channels);
    for (const ContactRow& contact : contacts) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* badge = new kit::BadgeView(theme);
        badge->setChannel(contact.channelKind);
        auto* address = new Label(theme, TextStyle::small, Token::textSecondary);
        address->setEliding(true);
        address->setText(contact.address);
        row->addWidget(badge);
        row->addSpacing(badges - badge->width());
        row->addWidget(address, 1);
        column->addLayout(row);
    }
    column->addStretch();
    return column;
}

} // namespace

MergeDialog::MergeDialog(const kit::Theme& theme, const CustomerCard& into, const MergeOfferRow& from, QWidget* parent)
    : QDialog(parent), m_theme(theme) {
    setObjectName(QStringLiteral("merge-dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Merge two cards"));
    setAccessibleName(windowTitle());
    auto* heading = new Label(theme, TextStyle::title, Token::textPrimary, Weight::semibold);
    heading->setText(tr("Are they one person?"));
    auto* reasons = new kit::Prose(theme, TextStyle::small, Token::textSecondary);
    reasons->setText(tr("%1, %2 % sure", "reasons, per cent").arg(from.reasons).arg(from.score));

    auto* lines = new QWidget;
    auto* grid = new QGridLayout(lines);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(0, theme.px(kTitleWidth));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    addHeads(grid, into, from);
    m_theirName = addLine(grid, tr("Name"), into.name, from.name);
    addFields(grid, into, from);
    addTags(grid, into.tags, from.tags);
    grid->setRowStretch(grid->rowCount(), 1);
    auto* scroll = new kit::EdgedScroll(theme);
    scroll->setWidget(lines);
    lines->setAutoFillBackground(false);
    lines->setStyleSheet(radioStyle(theme));

    auto* kept = new kit::Prose(theme, TextStyle::small, Token::textSecondary);
    kept->setText(tr("Contacts, dialogs, notes and tags of both are kept. It can be undone for 24 hours."));
    auto* apart = new Button(theme, Button::Look::outline);
    apart->setText(tr("Not the same person"));
    apart->setObjectName(QStringLiteral("merge-apart"));
    auto* cancel = new Button(theme, Button::Look::quiet);
    cancel->setText(tr("Cancel"));
    auto* merge = new Button(theme, Button::Look::primary);
    merge->setText(tr("Merge"));
    merge->setObjectName(QStringLiteral("merge"));
    merge->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(apart);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(merge);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSide, 20, kSide, 20);
    column->setSpacing(10);
    column->addWidget(heading);
    column->addWidget(reasons);
    column->addWidget(scroll, 1);
    column->addWidget(kept);
    column->addLayout(buttons);
    const int inside = theme.px(kWidth) - 2 * kSide;
    const int all = (lines->hasHeightForWidth() ? lines->heightForWidth(inside) : lines->sizeHint().height()) +
                    kit::EdgedScroll::kEdges;
    const int rest = column->minimumHeightForWidth(theme.px(kWidth)) - scroll->minimumSizeHint().height();
    resize(theme.px(kWidth), std::min(all + rest, screen()->availableGeometry().height() * kOfScreen / 100));
    QPalette paper = palette();
    paper.setColor(QPalette::Window, theme.color(Token::bgSurface));
    setPalette(paper);

    connect(cancel, &Button::clicked, this, &QDialog::close);
    connect(merge, &Button::clicked, this, &MergeDialog::merge);
    connect(apart, &Button::clicked, this, [this] {
        emit keepApartRequested();
        close();
    });
    merge->setFocus();
}

void MergeDialog::addHeads(QGridLayout* grid, const CustomerCard& into, const MergeOfferRow& from) {
    grid->addLayout(person(m_theme, into.name, into.id, into.contacts), 0, 1, Qt::AlignTop);
    grid->addLayout(person(m_theme, from.name, from.id, from.contacts), 0, 2, Qt::AlignTop);
}

void MergeDialog::addFields(QGridLayout* grid, const CustomerCard& into, const MergeOfferRow& from) {
    QList<FieldRow> all = into.fields;
    for (const FieldRow& field : from.fields)
        if (std::ranges::none_of(all, [&](const FieldRow& known) { return known.key == field.key; }))
            all.append(field);
    for (const FieldRow& field : std::as_const(all)) {
        const QString ours = valueIn(into.fields, field.key), theirs = valueIn(from.fields, field.key);
        if (ours.isEmpty() && theirs.isEmpty())
            continue;
        if (QRadioButton* choice = addLine(grid, field.title, ours, theirs))
            m_fields.push_back({field.key, choice});
    }
}

void MergeDialog::addTags(QGridLayout* grid, const QStringList& ours, const QStringList& theirs) {
    if (ours.isEmpty() && theirs.isEmpty())
        return;
    const int line = grid->rowCount();
    addTitle(grid, line, tr("Tags"));
    addWords(grid, line, 1, ours.join(QStringLiteral(", ")));
    addWords(grid, line, 2, theirs.join(QStringLiteral(", ")));
}

void MergeDialog::addTitle(QGridLayout* grid, int line, const QString& title) {
    auto* label = new Label(m_theme, TextStyle::small, Token::textSecondary);
    label->setText(title);
    label->setEliding(true);
    label->setMaximumWidth(m_theme.px(kTitleWidth));
    grid->addWidget(label, line, 0);
}

void MergeDialog::addWords(QGridLayout* grid, int line, int place, const QString& words) {
    auto* value = new kit::Prose(m_theme, TextStyle::small);
    value->setText(words.simplified());
    grid->addWidget(value, line, place);
    grid->itemAtPosition(line, 0)->setAlignment(Qt::AlignTop); // the title, beside the first of several lines
}

QRadioButton* MergeDialog::addLine(QGridLayout* grid, const QString& title, const QString& ours,
                                   const QString& theirs) {
    if (ours.isEmpty() && theirs.isEmpty())
        return nullptr;
    const int line = grid->rowCount();
    addTitle(grid, line, title);
    if (ours.isEmpty() || theirs.isEmpty() || ours == theirs) {
        addWords(grid, line, 1, ours);
        addWords(grid, line, 2, theirs);
        return nullptr;
    }
    auto* group = new QButtonGroup(this);
    QRadioButton* last = nullptr;
    for (const auto& [words, place] : {std::pair(ours, 1), std::pair(theirs, 2)}) {
        last = new QRadioButton;
        last->setFont(m_theme.font(TextStyle::small));
        last->setText(last->fontMetrics()
                          .elidedText(words.simplified(), Qt::ElideRight, m_theme.px(kChoiceWidth))
                          .replace(u'&', QStringLiteral("&&")));
        last->setToolTip(kit::plainTip(words));
        last->setAccessibleName(tr("%1: %2", "a field, its value").arg(title, words));
        last->setChecked(place == 1);
        last->setMinimumWidth(1);
        group->addButton(last);
        grid->addWidget(last, line, place);
    }
    return last;
}

void MergeDialog::merge() {
    QStringList fields;
    for (const Choice& choice : m_fields)
        if (choice.theirs->isChecked())
            fields += choice.key;
    emit mergeRequested(m_theirName && m_theirName->isChecked(), fields);
    close();
}

} // namespace pult::client
