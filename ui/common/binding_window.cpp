// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/binding_window.h"

#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace timbrel::ui {

BindingWindow::BindingWindow(MidiLearner& learner, QWidget* parent)
    : QDialog(parent)
    , m_learner(learner)
{
    setObjectName(QStringLiteral("bindingWindow"));
    setWindowTitle(tr("MIDI controls"));
    resize(120 * metrics::kStep, 90 * metrics::kStep);
    auto* how = new QLabel(tr("Right click a bar, a knob or a button of the view and choose Learn, "
                              "then move the MIDI control. It is saved with the project."));
    how->setWordWrap(true);
    setRole(*how, "quiet");
    m_list = new QTreeWidget;
    m_list->setObjectName(QStringLiteral("bindingList"));
    m_list->setAccessibleName(tr("MIDI controls"));
    m_list->setHeaderLabels({tr("Plays"), tr("MIDI control")});
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->installEventFilter(this);
    m_forget = new QPushButton(tr("Forget"));
    m_forget->setObjectName(QStringLiteral("forgetBinding"));
    m_forget->setAccessibleName(tr("Forget what is selected"));
    m_forgetAll = new QPushButton(tr("Forget all"));
    m_forgetAll->setObjectName(QStringLiteral("forgetAllBindings"));
    m_forgetAll->setAccessibleName(tr("Forget all MIDI controls"));
    m_learn = new QPushButton(tr("Learn several…"));
    m_learn->setObjectName(QStringLiteral("learnSeveral"));
    m_learn->setAccessibleName(tr("Learn several MIDI controls, one after the other"));
    connect(m_learn, &QPushButton::clicked, this, [this] {
        m_learner.setLearnsSeveral(true);
        accept();
    });
    for (QPushButton* button : {m_forget, m_forgetAll, m_learn})
        button->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, &BindingWindow::forgetChosen);
    connect(m_forgetAll, &QPushButton::clicked, this, &BindingWindow::forgetAll);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        m_forget->setEnabled(!m_list->selectedItems().isEmpty());
    });
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addWidget(m_forgetAll);
    buttons->addStretch();
    buttons->addWidget(m_learn);
    auto* column = new QVBoxLayout(this);
    column->addWidget(how);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(&learner, &MidiLearner::bindingsChanged, this, &BindingWindow::list);
    list();
}

void BindingWindow::list()
{
    const auto& bindings = m_learner.bindings();
    m_list->clear();
    for (auto place = bindings.constBegin(); place != bindings.constEnd(); ++place) {
        auto* item = new QTreeWidgetItem(
            m_list, {m_learner.targetName(place.key()), bindingText(place.value())});
        item->setData(0, Qt::UserRole, place.key());
    }
    m_forget->setEnabled(false);
    m_forgetAll->setEnabled(!bindings.isEmpty());
}

void BindingWindow::forgetChosen()
{
    QStringList targets;
    for (const QTreeWidgetItem* item : m_list->selectedItems())
        targets << item->data(0, Qt::UserRole).toString();
    for (const QString& target : targets)
        m_learner.forget(target);
}

void BindingWindow::forgetAll()
{
    const QStringList targets = m_learner.bindings().keys();
    for (const QString& target : targets)
        m_learner.forget(target);
}

bool BindingWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        forgetChosen();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace timbrel::ui
