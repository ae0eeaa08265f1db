// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/command_search.hpp"

#include <QFrame>

#include <functional>

class QLineEdit;

namespace pult::client {

class PickerList;

/// The tags that are in use, the most used first: asked for when one is to be chosen.
using KnownTags = std::function<QStringList()>;
/// Those that something doesn't have yet.
[[nodiscard]] QStringList tagsBeside(const KnownTags& known, const QStringList& present);

/// A small field for one tag: those that are known are offered while it is typed, in the wrong keyboard layout too.
/// Enter takes it, Escape or a click elsewhere lets it go. Deletes itself.
class TagPopup final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagPopup)

public:
    TagPopup(const kit::Theme& theme, const QStringList& known, QWidget* parent, const QString& title = tr("New tag"));
    void openBelow(const QWidget* widget);

signals:
    void chosen(const QString& tag);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addOffers();
    void search();
    void take();

    const kit::Theme& m_theme;
    CommandSearch m_search;
    QLineEdit* m_input;
    PickerList* m_list;
    QStringList m_tags; ///< of the rows
};

} // namespace pult::client
