"""用同一个病态的二次函数比较五种优化方法，结果写进 loss.csv。"""
import csv
import math

START, STEPS = (-9.0, 2.0), 100


def loss(x, y):
    return 0.5 * (x * x + 20 * y * y)


def gradient(x, y):
    return [x, 20 * y]


# 每种方法是一个函数：收到梯度和自己的记忆，返回这一步的位移
def sgd(g, memory, t, lr=2 / 21):
    return [-lr * gi for gi in g]


def momentum(g, memory, t, lr=0.13, mu=0.4):
    memory['v'] = [mu * vi - lr * gi for vi, gi in zip(memory.get('v', [0, 0]), g)]
    return memory['v']


def adagrad(g, memory, t, lr=1.5, eps=1e-8):
    memory['s'] = [si + gi * gi for si, gi in zip(memory.get('s', [0, 0]), g)]
    return [-lr * gi / (math.sqrt(si) + eps) for si, gi in zip(memory['s'], g)]


def rmsprop(g, memory, t, lr=0.2, rho=0.9, eps=1e-8):
    memory['s'] = [rho * si + (1 - rho) * gi * gi for si, gi in zip(memory.get('s', [0, 0]), g)]
    return [-lr * gi / (math.sqrt(si) + eps) for si, gi in zip(memory['s'], g)]


def adam(g, memory, t, lr=0.5, beta1=0.9, beta2=0.999, eps=1e-8):
    memory['m'] = [beta1 * mi + (1 - beta1) * gi for mi, gi in zip(memory.get('m', [0, 0]), g)]
    memory['v'] = [beta2 * vi + (1 - beta2) * gi * gi for vi, gi in zip(memory.get('v', [0, 0]), g)]
    mhat = [mi / (1 - beta1 ** t) for mi in memory['m']]      # 偏差修正
    vhat = [vi / (1 - beta2 ** t) for vi in memory['v']]
    return [-lr * mi / (math.sqrt(vi) + eps) for mi, vi in zip(mhat, vhat)]


def run(method):
    (x, y), memory, path = START, {}, [START]
    for t in range(1, STEPS + 1):
        dx, dy = method(gradient(x, y), memory, t)
        x, y = x + dx, y + dy
        path.append((x, y))
    return path


METHODS = [sgd, momentum, adagrad, rmsprop, adam]

if __name__ == '__main__':
    paths = {method.__name__: run(method) for method in METHODS}
    with open('loss.csv', 'w', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(['step', *paths])
        for t in range(STEPS + 1):
            writer.writerow([t, *('%.6g' % loss(*path[t]) for path in paths.values())])
    for name, path in paths.items():
        print('%-9s %.2e' % (name, loss(*path[-1])))
