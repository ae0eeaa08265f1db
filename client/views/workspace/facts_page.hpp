// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/workspace/items_page.hpp"

class QPlainTextEdit;

namespace pult::kit {
class Field;
} // namespace pult::kit

namespace pult::client {

/// What is known of the company itself: prepared texts are filled with it, and some of it Pult reads.
class FactsPage final : public ItemsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsPage)

public:
    explicit FactsPage(const kit::Theme& theme, QWidget* parent = nullptr);
    /// Keys that every company is asked for, in their order.
    static QStringList askedFor();

private:
    void showItem(const WorkspaceItem* item) override;
    QString emptyWords() const override { return {}; }
    QString compared(const WorkspaceItem& theirs) const override;
    WorkspaceItem fresh() const override { return {}; }
    void focusName() override;
    QString shownName(const WorkspaceItem& item) const override;
    bool mayRemove(const WorkspaceItem& item) const override;

    kit::Field* m_key;
    QPlainTextEdit* m_value;
    kit::Label* m_hint;
};

} // namespace pult::client
