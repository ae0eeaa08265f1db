// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/workspace/items_page.hpp"

class QCheckBox;
class QPlainTextEdit;

namespace pult::kit {
class ChoiceButton;
class Field;
} // namespace pult::kit

namespace pult::client {

/// The company's own fields in the customer's card.
class FieldsPage final : public ItemsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsPage)

public:
    explicit FieldsPage(const kit::Theme& theme, QWidget* parent = nullptr);

private:
    void showItem(const WorkspaceItem* item) override;
    QString emptyWords() const override;
    QString compared(const WorkspaceItem& theirs) const override;
    WorkspaceItem fresh() const override;
    void focusName() override;
    QString kindName(const QString& kind) const;

    kit::Field* m_name;
    kit::ChoiceButton* m_kind;
    QWidget* m_choicesLine;
    QPlainTextEdit* m_choices;
    QCheckBox* m_personal;
    QCheckBox* m_required;
};

} // namespace pult::client
