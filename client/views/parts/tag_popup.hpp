// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/search/command_search.hpp"
#include "client/views/parts/picker_popup.hpp"

#include <functional>

namespace pult::client {

/// The tags that are in use, the most used first: asked for when one is to be chosen.
using KnownTags = std::function<QStringList()>;
/// Those that something doesn't have yet.
[[nodiscard]] QStringList tagsBeside(const KnownTags& known, const QStringList& present);

/// A small field for one tag: those that are known are offered while it is typed, in the wrong keyboard layout too.
/// Enter takes it.
class TagPopup final : public PickerPopup {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagPopup)

public:
    TagPopup(const kit::Theme& theme, const QStringList& known, QWidget* parent, const QString& title = tr("New tag"));

signals:
    void chosen(const QString& tag);

private:
    PickerList* list() const override { return m_list; }
    void take() override;
    void addOffers();
    void search();

    CommandSearch m_search;
    PickerList* m_list;
    QStringList m_tags; ///< of the rows
};

} // namespace pult::client
